package dev.pondkeeper.app.touch;

import dev.pondkeeper.saga.touch.TouchChannel;
import java.net.URI;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The gateway is there once its address is: {@code pondkeeper.touch.webhook.url} and {@code .secret}. */
@Configuration(proxyBeanMethods = false)
class TouchConfiguration {

    @Bean
    @ConditionalOnProperty("pondkeeper.touch.webhook.url")
    TouchChannel webhookChannel(
            @Value("${pondkeeper.touch.webhook.url}") URI url,
            @Value("${pondkeeper.touch.webhook.secret:}") String secret,
            JsonMapper json,
            Clock clock) {
        return new WebhookChannel(
                url, new WebhookSignature(secret), json, clock, Backoff.WITH_JITTER, GatewayBreaker.closed());
    }
}
