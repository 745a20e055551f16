package dev.pondkeeper.search;

import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.InvalidValue;
import dev.pondkeeper.kernel.Money;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes any command of the vocabulary from its record alone, out of small pools of ids and amounts, so that commands meet each
 * other: the same customer, the same order, the amount that is exactly enough, one more.
 */
final class CommandMaker {

    private static final int ATTEMPTS = 40;
    private static final int CUSTOMERS = 3;
    private static final int OTHERS = 2;
    private static final long[] AMOUNTS = {0, 1, 50, 99, 100, 1_177, 5_000, 10_000, 100_000, 500_000};
    private static final int[] POINTS = {1, 2, 5, 10, 11, 12, 49, 50, 51, 100, 1_000};
    private static final Duration[] OFFSETS = {
        Duration.ZERO,
        Duration.ofSeconds(1),
        Duration.ofMinutes(30),
        Duration.ofHours(-1),
        Duration.ofDays(-6),
        Duration.ofDays(1),
        Duration.ofDays(7),
        Duration.ofDays(30)
    };

    private static final Map<String, List<String>> TEXTS = Map.ofEntries(
            Map.entry("timeZone", List.of("Asia/Shanghai", "Europe/Berlin", "America/New_York")),
            Map.entry("zone", List.of("Asia/Shanghai")),
            Map.entry("locale", List.of("zh-CN", "en")),
            Map.entry("currency", List.of("CNY")),
            Map.entry("plan", List.of("pack-199", "pack-299", "basic")),
            Map.entry("tier", List.of("BRONZE", "SILVER", "GOLD", "PLATINUM", "WOOD")),
            Map.entry("campaign", List.of("coupon-ladder", "spring")),
            Map.entry("channel", List.of("DOUYIN", "SMS")));

    private final Random random;

    private final Map<Class<?>, Object> followed = new HashMap<>();

    CommandMaker(Random random) {
        this.random = random;
    }

    /** From now on most ids and amounts are those of this command, as far as it has such. */
    void follow(Command command) {
        followed.clear();
        for (RecordComponent component : command.getClass().getRecordComponents()) {
            if (!isId(component.getType()) && component.getType() != Money.class) continue;
            try {
                component.getAccessor().setAccessible(true);
                Object value = component.getAccessor().invoke(command);
                if (value != null) followed.put(component.getType(), value);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(command + " is no record", impossible);
            }
        }
    }

    /** Empty where the values drawn broke the command's own rules again and again. */
    Optional<Command> make(Class<? extends Command> type, Instant now) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Object> made = record(type, now);
            if (made.isPresent()) return made.map(Command.class::cast);
        }
        return Optional.empty();
    }

    private Optional<Object> record(Class<?> type, Instant now) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            boolean left = isNullable(components[i]) && !components[i].getName().equals("occurredAt");
            values[i] = left && random.nextInt(3) > 0
                    ? null
                    : value(components[i].getGenericType(), components[i].getName(), now);
            if (values[i] == null && !isNullable(components[i])) return Optional.empty();
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(values));
        } catch (InvocationTargetException broken) {
            if (broken.getCause() instanceof InvalidValue) return Optional.empty();
            throw new IllegalStateException(type + " cannot be made of " + List.of(values), broken.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type + " is no record", impossible);
        }
    }

    private @Nullable Object value(Type type, String name, Instant now) {
        if (type instanceof ParameterizedType generic) return many(generic, name, now);
        Class<?> plain = (Class<?>) type;
        if (name.equals("occurredAt")) return now;
        Object same = followed.get(plain);
        if (same != null && random.nextInt(4) > 0) return same;
        if (plain == long.class || plain == Long.class) return number(name);
        if (plain == int.class || plain == Integer.class) return (int) number(name);
        if (plain == boolean.class || plain == Boolean.class) return random.nextBoolean();
        if (plain == String.class) return text(name);
        if (plain == Instant.class) return moment(name, now);
        if (plain == LocalDate.class)
            return now.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(random.nextInt(3));
        if (plain == LocalTime.class) return LocalTime.of(random.nextInt(24), 0);
        if (plain == ZoneId.class) return ZoneId.of("Asia/Shanghai");
        if (plain == Money.class) return new Money(AMOUNTS[random.nextInt(AMOUNTS.length)], "CNY");
        if (plain.isEnum()) return plain.getEnumConstants()[random.nextInt(plain.getEnumConstants().length)];
        if (isId(plain)) return id(plain);
        if (plain.isRecord()) return record(plain, now).orElse(null);
        throw new IllegalStateException("no pool for " + plain + " " + name);
    }

    /** Mostly a time that makes sense, such as a start that has come and an end that has not. */
    private Instant moment(String name, Instant now) {
        if (random.nextInt(4) == 0) return now.plus(OFFSETS[random.nextInt(OFFSETS.length)]);
        return name.matches("(?i).*(until|end|after|expires).*")
                ? now.plus(Duration.ofDays(1 + random.nextInt(30)))
                : now;
    }

    private Object many(ParameterizedType type, String name, Instant now) {
        List<Object> drawn = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Object each = value(type.getActualTypeArguments()[0], name, now);
            if (each != null) drawn.add(each);
        }
        return Set.class.isAssignableFrom((Class<?>) type.getRawType()) ? new LinkedHashSet<>(drawn) : drawn;
    }

    private long number(String name) {
        if (name.toLowerCase(java.util.Locale.ROOT).contains("amount")) return AMOUNTS[random.nextInt(AMOUNTS.length)];
        return POINTS[random.nextInt(POINTS.length)];
    }

    private String text(String name) {
        List<String> pool = TEXTS.get(name);
        return pool == null ? name + "-" + random.nextInt(3) : pool.get(random.nextInt(pool.size()));
    }

    private static boolean isId(Class<?> type) {
        return type.isRecord()
                && type.getSimpleName().endsWith("Id")
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getType() == String.class;
    }

    /** Few of each kind, so that commands meet. */
    private Object id(Class<?> type) {
        String kind = type.getSimpleName().substring(0, 2).toLowerCase(java.util.Locale.ROOT);
        int pool = type.getSimpleName().equals("CustomerId") ? CUSTOMERS : OTHERS;
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(String.class);
            constructor.setAccessible(true);
            return constructor.newInstance(kind + "-" + random.nextInt(pool));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type + " is no id", impossible);
        }
    }

    private static boolean isNullable(RecordComponent component) {
        return annotated(component) || annotated(component.getAnnotatedType());
    }

    private static boolean annotated(AnnotatedElement element) {
        return element.isAnnotationPresent(Nullable.class);
    }
}
