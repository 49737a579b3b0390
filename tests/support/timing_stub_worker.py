"""A recogniser that hears a word every half second of an audio as long as its file says, over the real pipe.

`<audio>.mood` tells how it behaves: `good`; `dies N` ends in chunk N; `stuck N` never
answers it; `refuses` answers with an error. `<audio>.words` may say what is heard.
Requests are noted in `<audio>.asked`.
"""

import json
import os
import sys
import time
from pathlib import Path

from tui.timing.speech_chunks import LENGTH

audio = Path(sys.argv[2])
total = float(audio.read_text())
mood, *chunk = Path(f"{audio}.mood").read_text().split()
script = Path(f"{audio}.words")
said = script.read_text().split() if script.exists() else [f"w{n}" for n in range(round(total * 2))]
for line in sys.stdin:
    request = json.loads(line)
    number = int(request["start"] / LENGTH)
    with Path(f"{audio}.asked").open("a") as asked:
        asked.write(f"{number}\n")
    if mood == "dies" and number == int(chunk[0]):
        os._exit(1)
    if mood == "stuck" and number == int(chunk[0]):
        time.sleep(600)
    end = min(request["end"], total)
    ticks = range(round(request["start"] * 2), round(end * 2))
    answer = {
        "audio": max(0.0, end - request["start"]),
        "words": [(said[n], n / 2, n / 2 + 0.4) for n in ticks],
    }
    print(json.dumps({"error": "no ears"} if mood == "refuses" else answer), flush=True)
