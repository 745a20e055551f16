package dev.pondkeeper.cli;

import dev.pondkeeper.cli.wire.PondServer;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which server a client command talks to. */
final class ServerOption {

    static final String DEFAULT = "http://127.0.0.1:8080";

    @Option(
            names = "--server",
            paramLabel = "URL",
            converter = HttpUrl.class,
            description = "The server to talk to (default: " + DEFAULT + ").")
    private @Nullable URI url;

    boolean isGiven() {
        return url != null;
    }

    PondServer connect(Duration silence) {
        return new PondServer(url == null ? URI.create(DEFAULT) : url, silence);
    }

    /** An address that begins with http:// or https:// and names a host. */
    static final class HttpUrl implements ITypeConverter<URI> {
        @Override
        public URI convert(String given) {
            try {
                URI url = URI.create(given);
                String scheme = url.getScheme();
                if (url.getHost() != null && ("http".equals(scheme) || "https".equals(scheme))) return url;
            } catch (IllegalArgumentException malformed) {
                throw notOne(given);
            }
            throw notOne(given);
        }

        private static TypeConversionException notOne(String given) {
            return new TypeConversionException("'" + given + "' is not a URL such as " + DEFAULT);
        }
    }
}
