"""The timeline: what happened when, on an axis that visitors drag and spread with their fingers."""
