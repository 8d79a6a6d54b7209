"""free_port.py FIRST — prints the first free port of 127.0.0.1 from FIRST on."""

import socket
import sys

for port in range(int(sys.argv[1]), 65536):
    with socket.socket() as probe:
        # Like the server does, so that a port just closed counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
            probe.listen()
        except OSError:
            continue
    print(port)
    break
