"""Some program with shared memory of its own.

  segment.py ID BYTES
  in:  look      answers "untouched" or "overwritten"
  out: ready     once it has a segment of that number; "cannot" and why if the system does not let it
"""

import ctypes
import sys

number, size = int(sys.argv[1]), int(sys.argv[2])
libc = ctypes.CDLL(None, use_errno=True)
libc.shmat.restype = ctypes.c_void_p
libc.shmget.argtypes = (ctypes.c_int, ctypes.c_size_t, ctypes.c_int)
try:
    with open("/proc/sys/kernel/shm_next_id", "w") as wish:
        wish.write(str(number))
except OSError as problem:
    print("cannot", problem, flush=True)
    sys.exit()
segment = libc.shmget(0, size, 0o1666)
address = libc.shmat(segment, None, 0)
ctypes.memset(address, 0x5A, size)
libc.shmctl(segment, 0, None)  # goes with the last that has attached it
print("ready" if segment == number else "cannot: got %d" % segment, flush=True)
for line in sys.stdin:
    untouched = ctypes.string_at(address, size) == b"\x5a" * size
    print("untouched" if untouched else "overwritten", flush=True)
