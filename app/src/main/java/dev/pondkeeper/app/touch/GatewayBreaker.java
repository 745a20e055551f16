package dev.pondkeeper.app.touch;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;

/**
 * Stops knocking at a gateway that is down: once half of the last 20 attempts have failed, nothing is sent for 30 seconds of real
 * time, then three attempts decide whether it is back. A touch that the gateway refuses is an answer and no failure.
 */
final class GatewayBreaker {

    private static final int ATTEMPTS_LOOKED_AT = 20;
    private static final int FEWEST_ATTEMPTS = 8;
    private static final float FAILED_PERCENT = 50;
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final int PROBES = 3;

    private GatewayBreaker() {}

    static CircuitBreaker closed() {
        return CircuitBreaker.of(
                "touch-gateway",
                CircuitBreakerConfig.custom()
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(ATTEMPTS_LOOKED_AT)
                        .minimumNumberOfCalls(FEWEST_ATTEMPTS)
                        .failureRateThreshold(FAILED_PERCENT)
                        .waitDurationInOpenState(PAUSE)
                        .permittedNumberOfCallsInHalfOpenState(PROBES)
                        .build());
    }
}
