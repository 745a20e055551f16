package dev.pondkeeper.command.door;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one plain value out of JSON, or says what is wrong with it. */
final class ScalarReader {

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private static final Set<Class<?>> PLAIN = Set.of(
            String.class,
            long.class,
            Long.class,
            int.class,
            Integer.class,
            boolean.class,
            Instant.class,
            LocalDate.class,
            LocalTime.class,
            Boolean.class,
            ZoneId.class);

    private final List<Fault> faults;

    /** @param faults gathers what is wrong */
    ScalarReader(List<Fault> faults) {
        this.faults = faults;
    }

    static boolean reads(Class<?> type) {
        return PLAIN.contains(type) || type.isEnum();
    }

    /** What takes the place of a value that could not be read. */
    static @Nullable Object nothing(Class<?> type) {
        if (type == long.class) return 0L;
        if (type == boolean.class) return false;
        return type == int.class ? (Object) 0 : null;
    }

    /** Null if it is not such a value; the faults then say why. */
    @Nullable
    Object read(Class<?> type, JsonNode json, String at) {
        if (type == String.class) return json.isString() ? json.stringValue() : fault(at, "must be text");
        if (type == long.class || type == Long.class) return readWhole(json, at, Long.MIN_VALUE, Long.MAX_VALUE);
        if (type == int.class || type == Integer.class) {
            Long whole = readWhole(json, at, Integer.MIN_VALUE, Integer.MAX_VALUE);
            return whole == null ? null : (Object) Math.toIntExact(whole);
        }
        if (type == boolean.class || type == Boolean.class)
            return json.isBoolean() ? json.booleanValue() : fault(at, "must be true or false");
        if (type == Instant.class) return readInstant(json, at);
        if (type == LocalDate.class) return readDay(json, at);
        if (type == LocalTime.class) return readTimeOfDay(json, at);
        if (type == ZoneId.class) return readZone(json, at);
        return readEnum(type, json, at);
    }

    /** Empty if it is no RFC 3339 time with offset. */
    static Optional<Instant> instantOf(JsonNode json) {
        if (!json.isString()) return Optional.empty();
        try {
            return Optional.of(OffsetDateTime.parse(json.stringValue()).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private @Nullable Long readWhole(JsonNode json, String at, long least, long most) {
        if (!json.isNumber()) return fault(at, "must be a whole number");
        if (!json.isIntegralNumber()) return fault(at, "must be a whole number, written without fraction or exponent");
        boolean fits = json.canConvertToLong() && json.longValue() >= least && json.longValue() <= most;
        return fits ? (Long) json.longValue() : fault(at, "must lie between " + least + " and " + most);
    }

    private @Nullable Instant readInstant(JsonNode json, String at) {
        Optional<Instant> instant = instantOf(json);
        if (instant.isEmpty())
            return fault(at, "must be an RFC 3339 time with offset such as 2026-03-01T10:00:00+08:00");
        boolean inRange = !instant.get().isBefore(EARLIEST) && instant.get().isBefore(LATEST);
        return inRange ? instant.get() : fault(at, "must lie between the years 1900 and 9998");
    }

    private @Nullable LocalDate readDay(JsonNode json, String at) {
        try {
            LocalDate day = LocalDate.parse(json.isString() ? json.stringValue() : "");
            boolean inRange = day.getYear() >= 1900 && day.getYear() <= 9998;
            return inRange ? day : fault(at, "must lie between the years 1900 and 9998");
        } catch (DateTimeException unreadable) {
            return fault(at, "must be a day such as 2026-03-01");
        }
    }

    private @Nullable LocalTime readTimeOfDay(JsonNode json, String at) {
        try {
            if (json.isString()) return LocalTime.parse(json.stringValue());
        } catch (DateTimeException unreadable) {
            // answered below like every other value that is none
        }
        return fault(at, "must be a time of day such as 22:00");
    }

    private @Nullable ZoneId readZone(JsonNode json, String at) {
        boolean known = json.isString() && ZoneId.getAvailableZoneIds().contains(json.stringValue());
        return known ? ZoneId.of(json.stringValue()) : fault(at, "must be an IANA time zone such as Asia/Shanghai");
    }

    private @Nullable Object readEnum(Class<?> type, JsonNode json, String at) {
        for (Object constant : type.getEnumConstants()) {
            if (json.isString() && ((Enum<?>) constant).name().equals(json.stringValue())) return constant;
        }
        return fault(at, "must be one of " + Arrays.toString(type.getEnumConstants()));
    }

    /** Always null, of whatever type the reader at hand has to return. */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    private <T> @Nullable T fault(String pointer, String detail) {
        faults.add(new Fault(pointer, detail));
        return null;
    }
}
