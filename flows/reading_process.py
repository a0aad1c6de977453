"""PDFs are read in processes of their own, so that a crash or a hang in native code costs that file and not the run.

A process is an interpreter that runs this module: it takes pickled files on its standard input and answers on its standard output, with
the number of pages before it reads them and with the lines after. It is not made by `multiprocessing`, which would import the run's own
main module (a flow engine's takes seconds, a script without a main guard cannot be imported), nor can its pools end one task.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from queue import SimpleQueue
from threading import Event, Thread, Timer
from typing import IO, Any

from flows.read_pdf_file import PdfLines, read_pdf_file
from flows.source_files import SourceFile, UnreadableError

#: Seconds that a file may take, and more for each of its pages: a hundred times what the slowest known takes.
LONGEST, LONGEST_PER_PAGE = 120.0, 2.0
#: Seconds until a process is there; it takes one at most.
LONGEST_START = 60.0
#: What a process says when it is there.
READY = "ready"


class ReadingProcess:
    """A process that starts with its first file, and anew after a file that ended it. For one thread at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, file: SourceFile) -> PdfLines:
        """Read a PDF.

        Raises:
            UnreadableError: as `read_pdf`; `too_slow` for a file that took too long, `damaged_pdf` for one that ended the process.
        """
        process = self._process or self._start()
        if process is None:
            return read_pdf_file(file)  # the machine has no process left to give: better here than not
        try:
            _send(process.stdin, file)
            answer = self._answer(process)
        except UnreadableError:  # it was ended
            self.close()
            raise
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            self.close()
            detail = "Reading the PDF ended its process: it is damaged, or too big for this machine's memory."
            raise UnreadableError("damaged_pdf", detail) from error
        if isinstance(answer, PdfLines):
            return answer
        raise answer

    def close(self) -> None:
        """End the process, whatever it is doing."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            with suppress(OSError):
                stream.close()  # type: ignore[union-attr]
        process.wait()

    def _start(self) -> subprocess.Popen[bytes] | None:
        # -P: never a module from the folder with the files.
        command = [sys.executable, "-P", "-m", "flows.reading_process"]
        paths = os.pathsep.join(path or os.getcwd() for path in sys.path)
        try:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": paths}
            )
            if _receive(self._process, LONGEST_START) == READY:
                return self._process
        except (EOFError, OSError, pickle.UnpicklingError, UnreadableError):
            pass
        self.close()
        return None

    def _answer(self, process: subprocess.Popen[bytes]) -> PdfLines | UnreadableError | OSError:
        answer = _receive(process, LONGEST)
        while isinstance(answer, int):  # so many pages, again with each that is recognised
            answer = _receive(process, LONGEST + LONGEST_PER_PAGE * answer)
        if isinstance(answer, (PdfLines, UnreadableError, OSError)):
            return answer
        raise EOFError


def _send(stream: IO[bytes] | None, message: object) -> None:
    assert stream is not None
    pickle.dump(message, stream, pickle.HIGHEST_PROTOCOL)
    stream.flush()


def _receive(process: subprocess.Popen[bytes], limit: float) -> Any:
    """The next message of a process, which is ended where it takes longer."""
    too_slow = Event()

    def end() -> None:
        too_slow.set()
        process.kill()

    timer = Timer(limit, end)
    timer.daemon = True
    timer.start()
    try:
        assert process.stdout is not None
        return pickle.load(process.stdout)
    finally:
        timer.cancel()
        timer.join()
        if too_slow.is_set():
            raise UnreadableError("too_slow", f"The PDF was not read within {limit:.0f} seconds: export it again, or split it.")


@contextmanager
def reading_processes(count: int) -> Iterator[Callable[[SourceFile], PdfLines]]:
    """What reads a PDF in one of so many processes, for as many threads at once. The processes start when there is a PDF to read."""
    processes = [ReadingProcess() for _ in range(count)]
    free = SimpleQueue[ReadingProcess]()
    for process in processes:
        free.put(process)

    def read(file: SourceFile) -> PdfLines:
        process = free.get()
        try:
            return process.read(file)
        finally:
            free.put(process)

    try:
        yield read
    finally:
        for process in processes:
            process.close()


def _serve() -> None:
    """Answer until the run is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the run, which then ends this process
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    files = SimpleQueue[SourceFile]()
    Thread(target=_listen, args=(files,), daemon=True).start()
    with suppress(BrokenPipeError):
        _send(answers, READY)
        while True:
            _send(answers, _outcome(files.get(), answers))


def _listen(files: SimpleQueue[SourceFile]) -> None:
    """Take files until the run is gone, however it ended; then end this process at once, whatever it is reading."""
    with suppress(EOFError, OSError, pickle.UnpicklingError):
        while True:
            files.put(pickle.load(sys.stdin.buffer))
    os._exit(0)


def _outcome(file: SourceFile, answers: IO[bytes]) -> PdfLines | UnreadableError | OSError:
    try:
        return read_pdf_file(file, lambda count: _send(answers, count))
    except (UnreadableError, OSError) as reason:
        return reason
    except MemoryError:
        return UnreadableError("too_large", "The PDF is too big for this machine's memory: split it.")
    except Exception as error:  # a fault of ours must not look like a fault of the file
        return UnreadableError("internal_error", f"Reading the PDF failed ({type(error).__name__}): please report this file.")


if __name__ == "__main__":
    _serve()
