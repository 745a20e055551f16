package dev.pondkeeper.app;

import dev.embeddedmongodb.Durability;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pond serve}: runs the server until it is stopped. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Runs the server, on loopback only, and prints a line 'ready http://…' when it is.")
final class ServeCommand implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "8080", description = "Default: ${DEFAULT-VALUE}; 0 takes any free one.")
    private int port;

    @Option(
            names = "--data",
            defaultValue = "./data",
            description = "Directory of the embedded store and of the keys. Default: ${DEFAULT-VALUE}")
    private Path data = Path.of("data");

    @Option(
            names = "--mongodb-uri",
            defaultValue = "${env:PONDKEEPER_MONGODB_URI}",
            description = "A MongoDB 7 or 8 to use instead of the embedded store. Default: $$PONDKEEPER_MONGODB_URI")
    private @Nullable String mongodbUri;

    @Option(
            names = "--embedded-durability",
            defaultValue = "disk",
            description = "When the embedded store answers a write: once it is on disk, or once the process has it "
                    + "(${COMPLETION-CANDIDATES}). Default: ${DEFAULT-VALUE}")
    private Durability durability = Durability.DISK;

    @Option(
            names = "--clock",
            defaultValue = "real",
            description = "A virtual clock stands until ./pond clock advance moves it, and is kept with the data "
                    + "(${COMPLETION-CANDIDATES}). Default: ${DEFAULT-VALUE}")
    private ClockKind clock = ClockKind.REAL;

    @Option(
            names = "--clock-start",
            paramLabel = "TIME",
            description =
                    "Where a virtual clock begins that was not kept, such as 2026-01-01T00:00:00+08:00. Default: now")
    private @Nullable OffsetDateTime clockStart;

    private enum ClockKind {
        REAL,
        VIRTUAL
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65535) {
            throw new ParameterException(spec.commandLine(), "--port must lie between 0 and 65535, not " + port + ".");
        }
        if (clockStart != null && clock == ClockKind.REAL) {
            throw new ParameterException(spec.commandLine(), "--clock-start needs --clock virtual.");
        }
        Server server = Server.start(new Server.Options(
                port,
                data,
                mongodbUri,
                durability,
                clock == ClockKind.VIRTUAL,
                clockStart == null ? null : clockStart.toInstant()));
        System.out.println("Listening on loopback only: there is no access control yet.");
        if (clock == ClockKind.VIRTUAL) {
            System.out.println("The clock is virtual: it stands until ./pond clock advance moves it.");
        }
        System.out.println("ready " + server.url());
        server.awaitStop();
        return 0;
    }
}
