package dev.pondkeeper.command.door;

import dev.pondkeeper.kernel.MetadataKeys;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a caller may say beside a command, checked (API.md, Commands: request headers). */
record RequestHeaders(@Nullable String key, OptionalLong expectedVersion, boolean historical, String correlationId) {

    private static final Pattern KEY = Pattern.compile("[\\x20-\\x7e]{1,200}");
    private static final Pattern ETAG = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");

    /** @throws BadRequest with every fault of headers and parameters */
    static RequestHeaders of(HttpServletRequest request) {
        List<Fault> faults = new ArrayList<>();
        String key = single(request, "Idempotency-Key", faults);
        if (key != null) checkKey(key, "Idempotency-Key", faults);
        String etag = single(request, "If-Match", faults);
        OptionalLong expected = OptionalLong.empty();
        if (etag != null) {
            Matcher matcher = ETAG.matcher(etag);
            if (matcher.matches()) expected = OptionalLong.of(Long.parseLong(matcher.group(1)));
            else faults.add(new Fault("If-Match", "must be one version in double quotes, such as \"3\""));
        }
        boolean historical = false;
        for (String name : request.getParameterMap().keySet()) {
            if (!name.equals("historical")) faults.add(new Fault("?" + name, "is not a known parameter"));
        }
        String[] marks = request.getParameterValues("historical");
        if (marks != null && marks.length > 1) {
            faults.add(new Fault("?historical", "must be given once"));
        } else if (marks != null) {
            historical = marks[0].equals("true");
            if (!historical && !marks[0].equals("false")) faults.add(new Fault("?historical", "must be true or false"));
        }
        if (!faults.isEmpty()) throw BadRequest.invalid(faults);
        return new RequestHeaders(key, expected, historical, correlationOf(request));
    }

    /** Of two keys or versions nobody could say which one was meant. */
    private static @Nullable String single(HttpServletRequest request, String header, List<Fault> faults) {
        if (Collections.list(request.getHeaders(header)).size() > 1) {
            faults.add(new Fault(header, "must be given once"));
        }
        return request.getHeader(header);
    }

    static void checkKey(String key, String where, List<Fault> faults) {
        if (!KEY.matcher(key).matches()) {
            faults.add(new Fault(where, "must be 1 to 200 printable ASCII characters"));
        }
    }

    /** The web layer puts it on every request before anything can fail. */
    static String correlationOf(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(MetadataKeys.CORRELATION_ID));
    }
}
