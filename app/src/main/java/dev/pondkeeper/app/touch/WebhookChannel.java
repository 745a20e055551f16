package dev.pondkeeper.app.touch;

import dev.pondkeeper.saga.touch.Delivery;
import dev.pondkeeper.saga.touch.OutgoingTouch;
import dev.pondkeeper.saga.touch.TouchChannel;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts touches to the brand's gateway, signed, with the touch id as the idempotency key. What the gateway refuses has failed;
 * while it cannot be reached, each is tried again with growing pauses and then parked, in order, until an operator has it tried
 * again; one that has waited too long is put before the gate anew. A gateway that fails all the time is left alone for a while.
 */
final class WebhookChannel implements TouchChannel {

    static final String NAME = "webhook";

    private static final int ATTEMPTS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI gateway;
    private final WebhookSignature signature;
    private final JsonMapper json;
    private final Clock clock;
    private final Backoff backoff;
    private final CircuitBreaker breaker;

    WebhookChannel(
            URI gateway,
            WebhookSignature signature,
            JsonMapper json,
            Clock clock,
            Backoff backoff,
            CircuitBreaker breaker) {
        this.breaker = breaker;
        this.gateway = gateway;
        this.signature = signature;
        this.json = json;
        this.clock = clock;
        this.backoff = backoff;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Delivery send(OutgoingTouch touch) {
        String fault = "";
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                if (attempt > 0) backoff.after(attempt - 1);
                if (!breaker.tryAcquirePermission()) throw new GatewayUnreachable("it failed too often just now");
                long begun = System.nanoTime();
                try {
                    HttpResponse<Void> answer = http.send(request(touch), BodyHandlers.discarding());
                    int status = answer.statusCode();
                    if (isAnswer(status)) {
                        breaker.onSuccess(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
                        return deliveryOf(status, answer);
                    }
                    fault = "it answered " + status;
                } catch (IOException unreachable) {
                    fault = unreachable.getClass().getSimpleName();
                } catch (InterruptedException stopping) {
                    breaker.releasePermission();
                    throw stopping;
                }
                breaker.onError(System.nanoTime() - begun, TimeUnit.NANOSECONDS, new GatewayUnreachable(fault));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            fault = "the server stops";
        }
        throw new GatewayUnreachable(fault);
    }

    private static Delivery deliveryOf(int status, HttpResponse<Void> answer) {
        return status / 100 == 2
                ? new Delivery.Accepted(
                        answer.headers().firstValue("Message-Id").orElse(null))
                : new Delivery.Failed("the gateway answered " + status);
    }

    private HttpRequest request(OutgoingTouch touch) {
        String id = touch.touch().touchId().value();
        String body = json.writeValueAsString(TouchMessage.of(touch));
        Instant now = clock.instant();
        return HttpRequest.newBuilder(gateway)
                .timeout(PATIENCE)
                .header("Content-Type", "application/cloudevents+json")
                .header("Idempotency-Key", id)
                .header("Webhook-Id", id)
                .header("Webhook-Timestamp", Long.toString(now.getEpochSecond()))
                .header("Webhook-Signature", signature.of(id, now, body))
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    /** Of what the gateway refuses, only "too slow" and "too much" may be different another time. */
    private static boolean isAnswer(int status) {
        return status / 100 != 5 && status != 408 && status != 425 && status != 429;
    }
}
