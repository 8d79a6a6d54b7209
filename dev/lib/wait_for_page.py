"""wait_for_page.py URL PID — waits until URL answers, as long as process PID lives."""

import os
import sys
import time
import urllib.error
import urllib.request

url, pid = sys.argv[1], int(sys.argv[2])
# The page is on this machine: no proxy.
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

while True:
    try:
        opener.open(url, timeout=60).read()
        break
    except urllib.error.HTTPError as error:
        sys.exit(f"dev: {url} answers {error.code} {error.reason}")
    except OSError:
        time.sleep(0.1)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        sys.exit("dev: the server ended before its first page")
