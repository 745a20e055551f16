package dev.pondkeeper.command.door;

import dev.pondkeeper.kernel.Command;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One command with everything that came beside it.
 *
 * @param key scoped to its sender, null where the sender gave none
 * @param fingerprint of command and body; empty where there is no key
 * @param expectedVersion of the target, from {@code If-Match}
 * @param metadata what its events will carry beside them
 */
public record CommandRequest(
        Command command,
        @Nullable String key,
        String fingerprint,
        OptionalLong expectedVersion,
        Map<String, String> metadata) {

    CommandRequest with(Command other) {
        return new CommandRequest(other, key, fingerprint, expectedVersion, metadata);
    }
}
