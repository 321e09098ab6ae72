#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Puts Inter's own figures of one width in the place of its proportional ones.

    npm pack @expo-google-fonts/inter@0.4.2        # then take the .ttf files out of it
    pip install fonttools
    python3 one-width-figures.py Inter_400Regular.ttf Inter_600SemiBold.ttf Inter_700Bold.ttf

The toolkit of the desktop can't ask a font for its feature `tnum`, so the digits are mapped to those shapes in the file itself.
"""
import sys

from fontTools.ttLib import TTFont

DIGITS = range(ord("0"), ord("9") + 1)


def of_one_width(font):
    """What `tnum` puts in the place of each glyph."""
    table = font["GSUB"].table
    lookups = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "tnum"
        for index in record.Feature.LookupListIndex
    }
    swap = {}
    for index in lookups:
        for sub in table.LookupList.Lookup[index].SubTable:
            swap.update(getattr(sub, "ExtSubTable", sub).mapping)
    return swap


for path in sys.argv[1:]:
    font = TTFont(path)
    swap = of_one_width(font)
    for table in font["cmap"].tables:
        for code in DIGITS:
            if table.cmap.get(code) in swap:
                table.cmap[code] = swap[table.cmap[code]]
    widths = {font["hmtx"][font.getBestCmap()[code]][0] for code in DIGITS}
    assert len(widths) == 1, f"{path}: the digits have the widths {widths}"
    font.save(path)
