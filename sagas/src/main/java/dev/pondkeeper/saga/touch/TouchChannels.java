package dev.pondkeeper.saga.touch;

import dev.pondkeeper.kernel.customer.ContactChannel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Who serves which channel: {@code pondkeeper.touch.channels.SMS=webhook}; the log where nothing is said. */
@Component
class TouchChannels {

    private static final String SETTING = "pondkeeper.touch.channels.";

    private final Map<ContactChannel, TouchChannel> serving = new EnumMap<>(ContactChannel.class);

    /** @throws IllegalStateException if a setting names a channel that nobody has built */
    TouchChannels(List<TouchChannel> built, Environment settings) {
        Map<String, TouchChannel> byName =
                built.stream().collect(Collectors.toMap(TouchChannel::name, Function.identity()));
        for (ContactChannel channel : ContactChannel.values()) {
            String name = settings.getProperty(SETTING + channel.name(), LogChannel.NAME);
            TouchChannel named = byName.get(name);
            if (named == null) {
                throw new IllegalStateException(
                        SETTING + channel.name() + " must be one of " + byName.keySet() + ", not " + name);
            }
            serving.put(channel, named);
        }
    }

    TouchChannel of(String channel) {
        TouchChannel named = serving.get(ContactChannel.valueOf(channel));
        if (named == null) throw new IllegalStateException("every channel is served");
        return named;
    }
}
