package dev.pondkeeper.command.door;

import dev.pondkeeper.command.KnownCustomers;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.CustomerNames;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lets a command that names a merged customer act on the survivor: every customer id in it, at any depth, is replaced by the one
 * that acts under it today (DOMAIN.md §2, Customer).
 */
final class Survivors {

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private final KnownCustomers customers;

    Survivors(KnownCustomers customers) {
        this.customers = customers;
    }

    CommandRequest actingOn(CommandRequest request) {
        Command command = request.command();
        Command acting = command instanceof CustomerNames names
                ? names.actingOn(customers::survivorOf)
                : (Command) acting(command);
        return acting == command ? request : request.with(acting);
    }

    /** The value itself where nothing in it changes. */
    private Object acting(Object value) {
        if (value instanceof CustomerId id) {
            CustomerId survivor = customers.survivorOf(id);
            return survivor.equals(id) ? value : survivor;
        }
        if (value instanceof List<?> list) return actingList(list);
        if (!(value instanceof Record)) return value;
        Shape shape = SHAPES.get(value.getClass());
        return shape.namesCustomers() ? actingRecord(value, shape) : value;
    }

    private List<?> actingList(List<?> list) {
        List<Object> acting = list.stream().map(this::acting).toList();
        for (int i = 0; i < acting.size(); i++) if (acting.get(i) != list.get(i)) return acting;
        return list;
    }

    private Object actingRecord(Object value, Shape shape) {
        @Nullable Object[] parts = new @Nullable Object[shape.components().size()];
        boolean changed = false;
        for (int i = 0; i < parts.length; i++) {
            Object part = shape.read(i, value);
            parts[i] = part == null ? null : acting(part);
            changed |= parts[i] != part;
        }
        return changed ? shape.build(parts, value) : value;
    }

    /** How a record is taken apart and put together; records of the kernel are public. */
    private record Shape(
            boolean namesCustomers,
            List<RecordComponent> components,
            @Nullable Constructor<?> constructor) {

        static Shape of(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            if (components == null || Arrays.stream(components).noneMatch(each -> canName(each.getGenericType()))) {
                return new Shape(false, List.of(), null);
            }
            try {
                Class<?>[] types =
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
                return new Shape(true, List.of(components), type.getDeclaredConstructor(types));
            } catch (NoSuchMethodException impossible) {
                throw new IllegalStateException("every record has its canonical constructor", impossible);
            }
        }

        private static boolean canName(Type type) {
            if (type instanceof ParameterizedType list) return canName(list.getActualTypeArguments()[0]);
            if (type == CustomerId.class) return true;
            return type instanceof Class<?> plain
                    && plain.isRecord()
                    && Arrays.stream(plain.getRecordComponents()).anyMatch(each -> canName(each.getGenericType()));
        }

        @Nullable
        Object read(int component, Object value) {
            try {
                return components.get(component).getAccessor().invoke(value);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException("records of the kernel are public", impossible);
            }
        }

        /** Two who are one now may make a command unlawful (a transfer to oneself): it then stays as it was asked, and is refused. */
        Object build(@Nullable Object[] parts, Object value) {
            try {
                return Objects.requireNonNull(constructor).newInstance(parts);
            } catch (InvocationTargetException unlawful) {
                return value;
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException("records of the kernel are public", impossible);
            }
        }
    }
}
