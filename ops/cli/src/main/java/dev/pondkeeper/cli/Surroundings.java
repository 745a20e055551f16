package dev.pondkeeper.cli;

import dev.pondkeeper.cli.screen.Screen;
import dev.pondkeeper.cli.wire.Pause;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;

/**
 * What a command touches of the world beside the server.
 *
 * @param out results
 * @param screen progress, notices and faults
 * @param silence how long a server may say nothing before it is taken for lost
 */
record Surroundings(InputStream in, PrintStream out, Screen screen, Pause pause, Clock clock, Duration silence) {}
