"""Writes members from a CSV (姓名,出生年月,支部id) as a pack.  python3 write_pack.py 名册.csv > 包.json"""
import csv
import datetime
import json
import sys
import uuid

SPACE = uuid.UUID("5b0f3c1e-0000-4000-8000-000000000001")  # any UUID of your own, the same for ever
members = []
for name, birth, branch in csv.reader(open(sys.argv[1], encoding="utf-8-sig")):
    # The same person must get the same id each time; never make it from an 身份证号.
    members.append({"id": str(uuid.uuid5(SPACE, name + birth + branch)), "org": branch, "name": name, "birth": birth})

json.dump({
    "format": "branch-ledger/pack",
    "source": "write_pack.py",  # records without `_` keys count as written by this program,
    "made_at": datetime.datetime.now().astimezone().isoformat(),  # at this time: a later file supersedes
    "title": "名册", "from": {"name": "某某社区党委"},
    "records": {"member": members},
}, sys.stdout, ensure_ascii=False, indent=1)
