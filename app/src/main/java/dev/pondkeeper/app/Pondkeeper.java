package dev.pondkeeper.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The one entry of the jar. */
@Command(
        name = "pond",
        description = "The backend for a brand's private domain.",
        subcommands = {ServeCommand.class, VerifyCommand.class},
        mixinStandardHelpOptions = true)
public final class Pondkeeper implements Runnable {

    private final CommandLine line;

    private Pondkeeper() {
        line = new CommandLine(this)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((thrown, failed, parsed) -> {
                    failed.getErr().println(Startup.sentenceFor(thrown));
                    return 1;
                });
    }

    public static void main(String[] args) {
        int exit = new Pondkeeper().line.execute(args);
        if (exit != 0) System.exit(exit);
    }

    @Override
    public void run() {
        line.usage(line.getOut());
    }
}
