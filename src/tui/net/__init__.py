"""Fetching: HTTP with caps and deadlines, and the audio cache.

From the wire upwards: `dial` connects, `guard` ends what will not end by
itself, `connections` keeps urllib3's connections, `exchange` asks and follows
redirects, `sentences` puts failures into words. On that stand `http` (documents)
and `audio_cache` (enclosures): `download` decides with `plan` what is fetched
next, `transfer` fetches it, `holding` keeps the bytes, `cache_index` the folders.
"""
