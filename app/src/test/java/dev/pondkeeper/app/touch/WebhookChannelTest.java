package dev.pondkeeper.app.touch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.touch.TouchEvent.Blank;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchApproved;
import dev.pondkeeper.kernel.touch.TouchId;
import dev.pondkeeper.saga.touch.Delivery;
import dev.pondkeeper.saga.touch.OutgoingTouch;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhookChannelTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_614_265_330);
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Call(Map<String, List<String>> headers, String body) {}

    private final Deque<Integer> answers = new ArrayDeque<>();
    private final List<Call> calls = new ArrayList<>();
    private HttpServer gateway;

    @BeforeEach
    void open() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            calls.add(new Call(exchange.getRequestHeaders(), body));
            exchange.getResponseHeaders().add("Message-Id", "m-1");
            exchange.sendResponseHeaders(answers.isEmpty() ? 202 : answers.pop(), -1);
            exchange.close();
        });
        gateway.start();
    }

    @AfterEach
    void close() {
        gateway.stop(0);
    }

    @Test
    void posts_a_signed_cloud_event_under_the_touch_id() {
        assertThat(channel().send(touch())).isEqualTo(new Delivery.Accepted("m-1"));

        Call call = calls.get(0);
        assertThat(header(call, "Idempotency-key")).isEqualTo("t-1");
        assertThat(header(call, "Content-type")).isEqualTo("application/cloudevents+json");
        assertThat(header(call, "Webhook-signature"))
                .isEqualTo(new WebhookSignature(SECRET).of("t-1", NOW, call.body()));
        JsonNode event = JSON.readTree(call.body());
        assertThat(event.path("type").stringValue()).isEqualTo("dev.pondkeeper.TouchApproved.v1");
        assertThat(event.path("subject").stringValue()).isEqualTo("touch:t-1");
        assertThat(event.path("data").path("optOut").stringValue()).isEqualTo("回T退订");
        assertThat(event.path("data").path("parameters").path(0).path("value").stringValue())
                .isEqualTo("李雷");
    }

    @Test
    void signs_as_the_standard_does() {
        assertThat(new WebhookSignature(SECRET).of("msg_p5jXN8AQM9LWM0D4loKWxJek", NOW, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void a_secret_that_is_none_keeps_the_server_from_starting() {
        for (String secret : List.of("", "whsec_", "whsec_c2hvcnQ=", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_%%%")) {
            assertThatThrownBy(() -> new WebhookSignature(secret)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void tries_again_what_may_pass_another_time() {
        answers.addAll(List.of(503, 429, 408));
        assertThat(channel().send(touch())).isEqualTo(new Delivery.Accepted("m-1"));
        assertThat(calls).hasSize(4);
    }

    @Test
    void what_the_gateway_refuses_has_failed_at_once() {
        answers.add(422);
        assertThat(channel().send(touch())).isEqualTo(new Delivery.Failed("the gateway answered 422"));
        assertThat(calls).hasSize(1);
    }

    @Test
    void parks_what_nobody_answers_for_after_four_attempts() {
        answers.addAll(List.of(500, 500, 500, 500));
        assertThatThrownBy(() -> channel().send(touch()))
                .isInstanceOf(GatewayUnreachable.class)
                .hasMessageContaining("it answered 500");
        assertThat(calls).hasSize(4);
        WebhookChannel nobodyThere = channel();
        gateway.stop(0);
        assertThatThrownBy(() -> nobodyThere.send(touch())).isInstanceOf(GatewayUnreachable.class);
    }

    @Test
    void a_gateway_that_fails_all_the_time_is_left_alone_until_it_is_back() {
        CircuitBreaker breaker = GatewayBreaker.closed();
        WebhookChannel channel = channel(breaker);
        for (int i = 0; i < 8; i++) answers.add(503);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> channel.send(touch())).isInstanceOf(GatewayUnreachable.class);
        }
        assertThat(calls).hasSize(8);
        assertThatThrownBy(() -> channel.send(touch())).hasMessageContaining("failed too often");
        assertThat(calls).hasSize(8);

        breaker.transitionToHalfOpenState(); // as the pause does
        assertThat(channel.send(touch())).isEqualTo(new Delivery.Accepted("m-1"));
    }

    @Test
    void what_the_gateway_refuses_does_not_count_as_its_failure() {
        WebhookChannel channel = channel(GatewayBreaker.closed());
        for (int i = 0; i < 20; i++) answers.add(422);
        for (int i = 0; i < 20; i++) assertThat(channel.send(touch())).isInstanceOf(Delivery.Failed.class);
        assertThat(calls).hasSize(20);
    }

    private WebhookChannel channel() {
        return channel(GatewayBreaker.closed());
    }

    private WebhookChannel channel(CircuitBreaker breaker) {
        URI url = URI.create("http://127.0.0.1:" + gateway.getAddress().getPort() + "/touches");
        return new WebhookChannel(
                url, new WebhookSignature(SECRET), JSON, Clock.fixed(NOW, ZoneOffset.UTC), Backoff.NONE, breaker);
    }

    private static String header(Call call, String name) {
        return requireNonNull(call.headers().get(name), name).get(0);
    }

    private static OutgoingTouch touch() {
        return new OutgoingTouch(
                "e-1",
                new TouchApproved(
                        new TouchId("t-1"),
                        new CustomerId("42"),
                        "spring",
                        1,
                        "MARKETING",
                        "SMS",
                        "hello",
                        List.of(new Blank("name", "李雷")),
                        "回T退订",
                        1,
                        NOW));
    }
}
