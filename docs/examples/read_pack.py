"""Reads a pack of 党建一本账 and lists its 主题党日.  python3 read_pack.py 包.json"""
import hashlib
import json
import sys

text = open(sys.argv[1], encoding="utf-8-sig").read()
pack = json.loads(text)
assert pack["format"] == "branch-ledger/pack" and pack.get("min_reader", 1) <= 1

# The digest is over the text of the `records` value, exactly as it stands in the file.
start = text.index("{", text.index('\n  "records":'))
_, end = json.JSONDecoder().raw_decode(text, start)
digest = "sha256:" + hashlib.sha256(text[start:end].encode()).hexdigest()
print("校验相符" if digest == pack.get("digest") else "校验不符")

names = {org["id"]: org["name"] for org in pack["records"].get("organization", [])}
for day in pack["records"].get("party_day", []):
    if day.get("_del") is None:  # a deleted record stays in the file
        print(names.get(day.get("org"), "?"), day.get("month"), day.get("theme"), sep="\t")
