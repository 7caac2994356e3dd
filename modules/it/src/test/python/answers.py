"""Runs a program on a terminal, and answers what it asks for: answers.py SECRETS ANSWER... -- PROGRAM ARGUMENT...

An answer is given at a colon; the last SECRETS ones once the terminal shows nothing of what is typed.
"""
import os
import pty
import signal
import sys
import termios
import time

separator = sys.argv.index("--")
secrets, answers, program = int(sys.argv[1]), sys.argv[2:separator], sys.argv[separator + 1:]
signal.alarm(30)
child, terminal = pty.fork()
if child == 0:
    os.execvp(program[0], program)


def said():
    try:
        return os.read(terminal, 1)
    except OSError:
        return b""


def shows():
    return termios.tcgetattr(terminal)[3] & termios.ECHO


for number, answer in enumerate(answers):
    letter = said()
    while letter not in (b":", b""):
        sys.stdout.buffer.write(letter)
        letter = said()
    while number >= len(answers) - secrets and shows():
        time.sleep(0.01)
    os.write(terminal, answer.encode() + b"\n")
letter = said()
while letter:
    sys.stdout.buffer.write(letter)
    letter = said()
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
