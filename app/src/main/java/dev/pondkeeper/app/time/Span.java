package dev.pondkeeper.app.time;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as people write it: {@code 30d}, {@code 90m}, or ISO-8601. */
final class Span {

    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(ms|s|m|h|d|w)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1),
            "w", ChronoUnit.WEEKS.getDuration());

    private Span() {}

    /** @throws DateTimeException if it is no length of time, or a negative one */
    static Duration parse(String text) {
        Matcher matcher = SHORT.matcher(text);
        Duration span = matcher.matches()
                ? UNITS.getOrDefault(matcher.group(2), Duration.ZERO).multipliedBy(Long.parseLong(matcher.group(1)))
                : Duration.parse(text);
        if (span.isNegative()) throw new DateTimeException("negative");
        return span;
    }
}
