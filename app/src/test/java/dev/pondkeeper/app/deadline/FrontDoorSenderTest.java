package dev.pondkeeper.app.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.MetadataKeys;
import dev.pondkeeper.kernel.touch.TouchCommand.ReconsiderTouch;
import dev.pondkeeper.kernel.touch.TouchId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.modelling.saga.SagaScopeDescriptor;
import org.junit.jupiter.api.Test;

class FrontDoorSenderTest {

    private static final Instant DUE = Instant.parse("2026-03-05T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-05T01:00:00Z");
    private static final TouchId TOUCH = new TouchId("t");

    private final List<String> sent = new ArrayList<>();
    private final FrontDoorSender door =
            new FrontDoorSender((policy, id, command) -> sent.add(policy + " " + id + " " + command));

    @Test
    void sends_the_command_in_the_name_of_its_policy_with_the_deadlines_own_id() {
        fire(new ReconsiderTouch(TOUCH, DUE));
        assertThat(sent).containsExactly("touch-due touch:t/x " + new ReconsiderTouch(TOUCH, DUE));
    }

    @Test
    void a_business_time_that_was_left_open_is_that_of_the_sending() {
        fire(new ReconsiderTouch(TOUCH, null));
        assertThat(sent).containsExactly("touch-due touch:t/x " + new ReconsiderTouch(TOUCH, NOW));
    }

    @Test
    void takes_its_own_deadlines_only() {
        assertThat(door.canResolve(new FrontDoor("touch:t"))).isTrue();
        assertThat(door.canResolve(new SagaScopeDescriptor("saga", "s"))).isFalse();
    }

    private void fire(Command command) {
        door.send(
                new GenericDeadlineMessage<>(
                        "touch-due", "touch-due/touch:t/x", command, Map.of(MetadataKeys.RECORDED_AT, NOW), DUE),
                new FrontDoor("touch:t"));
    }
}
