"""What a kiosk shows, release by release: staged, shown, tried, rolled back; knows no exhibit."""
