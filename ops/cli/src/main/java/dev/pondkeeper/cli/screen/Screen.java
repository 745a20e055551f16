package dev.pondkeeper.cli.screen;

import java.io.PrintStream;
import java.util.function.LongSupplier;

/**
 * Where a person looks while a command works (standard error, so that results on standard output stay clean). Whole lines and
 * one moving line share it without tearing each other.
 */
public final class Screen {

    private static final String TO_LINE_START_AND_CLEAR = "\r\033[K";

    private final PrintStream err;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private String moving = "";

    public Screen(PrintStream err, boolean terminal, LongSupplier nanoTime) {
        this.err = err;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
    }

    /** A line that stays. */
    public synchronized void say(String line) {
        if (!moving.isEmpty()) err.print(TO_LINE_START_AND_CLEAR);
        err.println(line);
        err.print(moving);
        err.flush();
    }

    boolean isTerminal() {
        return terminal;
    }

    long nanoTime() {
        return nanoTime.getAsLong();
    }

    /** Shows the line in place of the one shown before; empty takes it away. */
    synchronized void move(String line) {
        if (!moving.isEmpty()) err.print(TO_LINE_START_AND_CLEAR);
        moving = line;
        err.print(moving);
        err.flush();
    }
}
