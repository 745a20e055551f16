package dev.pondkeeper.app.deadline;

import dev.pondkeeper.kernel.Command;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Fills in the business time that a command leaves open, as the door does for those who call. */
final class OpenTime {

    private static final String FIELD = "occurredAt";

    private OpenTime() {}

    static Command filled(Command command, Instant now) {
        if (command.occurredAt() != null) return command;
        RecordComponent[] fields = command.getClass().getRecordComponents();
        Class<?>[] types = Arrays.stream(fields).map(RecordComponent::getType).toArray(Class<?>[]::new);
        @Nullable Object[] values = new @Nullable Object[fields.length];
        try {
            for (int i = 0; i < fields.length; i++) {
                boolean isTime = fields[i].getName().equals(FIELD);
                values[i] = isTime ? now : fields[i].getAccessor().invoke(command);
            }
            return command.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("commands are public records that time makes no worse", impossible);
        }
    }
}
