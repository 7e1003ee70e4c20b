"""What a converting process may not do: use the network, write files, take much memory or time."""

import ctypes
import platform
import resource
import sys

MEMORY = 448 * 2**20  # bytes of address space: of this process, and of each that it starts
CPU = 9  # seconds
# Linux system calls that lead out: socket, connect, ptrace, io_uring's three.
_REFUSED = {
    "x86_64": (0xC000003E, (41, 42, 101, 425, 426, 427)),
    "aarch64": (0xC00000B7, (198, 203, 117, 425, 426, 427)),
}
_X32 = 0x40000000
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2  # prctl's numbers
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _ERROR, _KILL, _NOT_PERMITTED = 0x7FFF0000, 0x00050000, 0x80000000, 1


class _Step(ctypes.Structure):
    _fields_ = [
        ("code", ctypes.c_ushort),
        ("yes", ctypes.c_ubyte),
        ("no", ctypes.c_ubyte),
        ("value", ctypes.c_uint32),
    ]


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("steps", ctypes.POINTER(_Step))]


def confine(memory=MEMORY, cpu=CPU):
    """Apply every limit to this process and to those it starts. There is no way back."""
    for what, most in [
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, cpu),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ]:
        resource.setrlimit(what, (most, most))
    sys.addaudithook(_refuse_sockets)
    return _refuse_network()


def _refuse_sockets(event, _arguments):
    if event.startswith("socket."):
        raise PermissionError("a converter has no network")


def _refuse_network():
    """Let the kernel refuse it too, to whatever program this process starts. Linux only.

    Return whether the kernel does.
    """
    architecture, calls = _REFUSED.get(platform.machine(), (0, ()))
    if not sys.platform.startswith("linux") or not calls:
        return False
    steps = [
        _Step(_LOAD, 0, 0, 4),  # the architecture of the call
        _Step(_IF_EQUAL, 1, 0, architecture),
        _Step(_RETURN, 0, 0, _KILL),
        _Step(_LOAD, 0, 0, 0),  # its number
        # Each jump is counted from the next step and leads to the last, the error.
        _Step(_IF_AT_LEAST, len(calls) + 1, 0, _X32),
        *(_Step(_IF_EQUAL, len(calls) - at, 0, call) for at, call in enumerate(calls)),
        _Step(_RETURN, 0, 0, _ALLOW),
        _Step(_RETURN, 0, 0, _ERROR | _NOT_PERMITTED),
    ]
    program = _Program(len(steps), (_Step * len(steps))(*steps))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    return libc.prctl(_SECCOMP, _FILTER, ctypes.byref(program), 0, 0) == 0
