package dev.pondkeeper.command.door;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Makes UUIDv7 (RFC 9562) where a caller left an id to the server. */
@Component
class TimeOrderedIds implements Supplier<String> {

    private final TimeBasedEpochGenerator generator;

    TimeOrderedIds(Clock clock) {
        generator = Generators.timeBasedEpochGenerator(new SecureRandom(), new UUIDClock() {
            @Override
            public long currentTimeMillis() {
                return clock.millis();
            }
        });
    }

    @Override
    public String get() {
        return generator.generate().toString();
    }
}
