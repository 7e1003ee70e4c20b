"""The converting process has no network, little memory, little time, and writes no file."""

import subprocess
import sys
from pathlib import Path

import pytest

from articles.converting import process
from articles.converting.problem import Unreadable

ROOT = Path(process.ROOT)
TRY = "import sys; sys.path.insert(0, {root!r}); from articles.converting.limits import confine; print(confine()); {code}"
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="the kernel's filter is Linux's")


def confined(code):
    script = TRY.format(root=str(ROOT), code=code)
    return subprocess.run([sys.executable, "-I", "-c", script], capture_output=True, text=True)


def test_python_opens_no_socket():
    done = confined("import socket; socket.socket()")
    assert done.returncode and "PermissionError" in done.stderr


@linux_only
def test_the_kernel_refuses_a_socket_to_whatever_program_is_started():
    child = "import socket; socket.socket()"
    done = confined(
        f"import subprocess; print(subprocess.run([sys.executable, '-c', {child!r}]).returncode)"
    )
    assert done.stdout.split() == ["True", "1"]
    assert "Operation not permitted" in done.stderr


@linux_only
def test_memory_is_bounded_and_no_file_grows(tmp_path):
    assert "MemoryError" in confined("bytearray(600 * 2**20)").stderr
    done = confined(f"open({str(tmp_path / 'x')!r}, 'w').write('x' * 10000)")
    assert done.returncode and not (tmp_path / "x").stat().st_size


def test_a_converter_that_hangs_is_ended_in_time(monkeypatch):
    monkeypatch.setattr(process, "SECONDS", 0.3)
    monkeypatch.setattr(process, "_START", "import time; time.sleep(60)")
    with pytest.raises(Unreadable) as refused:
        process.run("document", "docx", b"x" * 10**6)
    assert refused.value.code == "too-slow"


def test_a_converter_that_dies_is_a_refusal(monkeypatch):
    monkeypatch.setattr(process, "_START", "import os; os._exit(3)")
    with pytest.raises(Unreadable) as refused:
        process.run("document", "docx", b"x")
    assert refused.value.code == "damaged"


def test_a_converter_is_told_no_secret(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "x")
    monkeypatch.setenv("DATABASE_URL", "x")
    assert not {"SECRET_KEY", "DATABASE_URL"} & set(process._bare_environment())
