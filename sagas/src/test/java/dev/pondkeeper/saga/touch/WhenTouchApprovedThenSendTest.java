package dev.pondkeeper.saga.touch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.touch.TouchCommand.ReconsiderTouch;
import dev.pondkeeper.kernel.touch.TouchCommand.RecordTouchFailed;
import dev.pondkeeper.kernel.touch.TouchCommand.RecordTouchSent;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchApproved;
import dev.pondkeeper.kernel.touch.TouchId;
import dev.pondkeeper.saga.touch.Delivery.Accepted;
import dev.pondkeeper.saga.touch.Delivery.Failed;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.StandardEnvironment;

class WhenTouchApprovedThenSendTest {

    private static final Instant NOW = Instant.parse("2026-03-05T04:00:00Z");
    private static final TouchId TOUCH = new TouchId("t-1");

    private final List<OutgoingTouch> outside = new ArrayList<>();
    private final List<Command> recorded = new ArrayList<>();
    private final Set<TouchId> done = new HashSet<>();
    private final Set<CustomerId> erased = new HashSet<>();
    private Delivery answer = new Accepted("m-1");
    private Instant now = NOW;

    @Test
    void gives_it_to_whoever_serves_the_channel_and_records_what_they_say() {
        hear(approved("SMS"));
        assertThat(outside).singleElement().satisfies(sent -> assertThat(sent.touch())
                .isEqualTo(approved("SMS")));
        assertThat(recorded).containsExactly(new RecordTouchSent(TOUCH, "gateway", "m-1", NOW));
    }

    @Test
    void records_that_it_will_never_be_sent_this_way() {
        answer = new Failed("no such number");
        hear(approved("SMS"));
        assertThat(recorded).containsExactly(new RecordTouchFailed(TOUCH, "no such number", NOW));
    }

    @Test
    void replaying_what_was_recorded_sends_nothing_twice() {
        hear(approved("SMS"));
        done.add(TOUCH);
        hear(approved("SMS"));
        assertThat(outside).hasSize(1);
        assertThat(recorded).hasSize(1);
    }

    @Test
    void what_has_waited_too_long_goes_back_before_the_gate_and_is_not_sent() {
        now = NOW.plus(ReconsiderTouch.STALE_AFTER);
        hear(approved("SMS"));
        assertThat(outside).isEmpty();
        assertThat(recorded).containsExactly(new ReconsiderTouch(TOUCH, now));
        now = now.minusMillis(1);
        hear(approved("SMS"));
        assertThat(outside).hasSize(1);
    }

    @Test
    void what_is_for_somebody_who_was_erased_meanwhile_goes_back_before_the_gate_and_is_not_sent() {
        erased.add(approved("SMS").customerId());
        hear(approved("SMS"));
        assertThat(outside).isEmpty();
        assertThat(recorded).containsExactly(new ReconsiderTouch(TOUCH, NOW));
    }

    @Test
    void a_call_goes_over_no_channel() {
        hear(approved("CALL"));
        assertThat(outside).isEmpty();
        assertThat(recorded).isEmpty();
    }

    @Test
    void what_nobody_was_named_for_goes_to_the_log() {
        hear(approved("WECOM"));
        assertThat(outside).isEmpty();
        assertThat(recorded).containsExactly(new RecordTouchSent(TOUCH, "log", null, NOW));
    }

    @Test
    void a_setting_that_names_nobody_keeps_the_server_from_starting() {
        assertThatThrownBy(() -> new TouchChannels(List.of(new LogChannel()), settings()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("pondkeeper.touch.channels.SMS must be one of [log], not gateway");
    }

    private void hear(TouchApproved event) {
        TouchChannels channels = new TouchChannels(List.of(new LogChannel(), new Gateway()), settings());
        new WhenTouchApprovedThenSend(channels, Clock.fixed(now, ZoneOffset.UTC))
                .on(
                        event,
                        new GenericEventMessage<>(event),
                        touch -> !done.contains(touch),
                        erased::contains,
                        (policy, id, command) -> recorded.add(command));
    }

    private static StandardEnvironment settings() {
        StandardEnvironment settings = new StandardEnvironment();
        settings.getPropertySources()
                .addFirst(new org.springframework.core.env.MapPropertySource(
                        "test", java.util.Map.of("pondkeeper.touch.channels.SMS", "gateway")));
        return settings;
    }

    private static TouchApproved approved(String channel) {
        return new TouchApproved(
                TOUCH, new CustomerId("42"), "spring", 1, "SERVICE", channel, "hello", List.of(), null, 1, NOW);
    }

    private final class Gateway implements TouchChannel {

        @Override
        public String name() {
            return "gateway";
        }

        @Override
        public Delivery send(OutgoingTouch touch) {
            outside.add(touch);
            return answer;
        }
    }
}
