package dev.pondkeeper.app;

import com.mongodb.MongoException;
import java.net.BindException;
import org.springframework.boot.web.server.PortInUseException;

/** Says in one sentence why the server could not start, and what to do about it. */
final class Startup {

    private Startup() {}

    static String sentenceFor(Throwable thrown) {
        Throwable root = thrown;
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof PortInUseException inUse) {
                return "Port " + inUse.getPort() + " is in use; stop what listens there or choose another with --port.";
            }
            if (each instanceof BindException) {
                return "The port cannot be opened (" + each.getMessage() + "); choose another with --port.";
            }
            if (each instanceof MongoException) {
                return "The MongoDB server does not answer (" + each.getMessage() + "); check --mongodb-uri.";
            }
            root = each;
        }
        return "Could not start: " + root.getMessage();
    }
}
