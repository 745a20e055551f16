package dev.pondkeeper.cli;

import dev.pondkeeper.cli.demo.ChildServer;
import dev.pondkeeper.cli.demo.ServerProgram;
import dev.pondkeeper.cli.screen.Screen;
import dev.pondkeeper.cli.wire.Pause;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The {@code pond} command and its words. Exit code 0, 1 where it failed, 2 where it was called wrongly. */
@Command(
        name = "pond",
        description = "Runs a Pondkeeper server, and works with one that runs.",
        footer = {"", "POND_JAVA_OPTS holds options for the Java virtual machine."},
        synopsisSubcommandLabel = "COMMAND")
final class Pond {

    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final int HELP_WIDTH = 120;
    private static final int FAILED = 1;
    private static final int BAD_USAGE = 2;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this help.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    private Pond() {}

    /** Started by the script, which knows whether standard error is a terminal. */
    public static void main(String... words) {
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        Screen screen = new Screen(err, Boolean.getBoolean("pond.terminal"), System::nanoTime);
        Surroundings surroundings = new Surroundings(System.in, out, screen, Pause.REAL, Clock.systemUTC(), SILENCE);
        int code = commandLine(surroundings, ChildServer.program(serverProgram()), err)
                .execute(words);
        out.flush();
        System.exit(code);
    }

    static CommandLine commandLine(Surroundings surroundings, ServerProgram program, PrintStream err) {
        CommandLine importing =
                new CommandLine(new ImportCommand()).addSubcommand(new ImportOrdersCommand(surroundings));
        CommandLine pond = new CommandLine(new Pond())
                .addSubcommand(new ServeCommand())
                .addSubcommand(new DemoCommand(surroundings, program))
                .addSubcommand(importing)
                .addSubcommand(new SendCommand(surroundings))
                .addSubcommand(new ClockCommand(surroundings))
                .addSubcommand(new VerifyCommand(surroundings))
                .addSubcommand(new DigestCommand(surroundings))
                .addSubcommand(new RebuildCommand(surroundings));
        pond.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8));
        pond.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        pond.setUsageHelpWidth(HELP_WIDTH);
        pond.setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
        pond.setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, err));
        pond.setParameterExceptionHandler((wrong, words) -> {
            err.println(wrong.getMessage());
            err.println("Try ./" + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help");
            return BAD_USAGE;
        });
        return pond;
    }

    private static int explain(Exception failure, PrintStream err) throws Exception {
        if (failure instanceof Failure || failure instanceof UncheckedIOException) {
            err.println(failure.getMessage());
            return FAILED;
        }
        throw failure;
    }

    /** The Java that runs this, with the options of the caller, and the server's jar in the script's folder. */
    private static List<String> serverProgram() {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        String options = System.getenv("POND_JAVA_OPTS");
        if (options != null)
            options.lines().flatMap(line -> WORD.matcher(line).results()).forEach(w -> words.add(w.group()));
        words.add("-jar");
        words.add(Path.of(System.getProperty("pond.root", ""), "app", "target", "pondkeeper.jar")
                .toString());
        return words;
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
