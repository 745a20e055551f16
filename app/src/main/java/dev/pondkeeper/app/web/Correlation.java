package dev.pondkeeper.app.web;

import dev.pondkeeper.kernel.MetadataKeys;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;

/** What ties a request to all that came of it: the caller's id for it, or a fresh one. */
final class Correlation {

    static final String HEADER = "X-Correlation-Id";

    private static final Pattern LAWFUL = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private Correlation() {}

    /** The same for as long as the request lasts. */
    static String of(HttpServletRequest request) {
        if (request.getAttribute(MetadataKeys.CORRELATION_ID) instanceof String known) return known;
        String given = request.getHeader(HEADER);
        String correlation =
                given != null && isLawful(given) ? given : UUID.randomUUID().toString();
        request.setAttribute(MetadataKeys.CORRELATION_ID, correlation);
        return correlation;
    }

    static boolean isLawful(String given) {
        return LAWFUL.matcher(given).matches();
    }
}
