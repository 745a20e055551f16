package dev.pondkeeper.app;

import dev.embeddedmongodb.Durability;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

/** One running server. */
public final class Server implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private Server(ConfigurableApplicationContext context) {
        this.context = context;
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) closed -> stopped.countDown());
    }

    /**
     * How to run it.
     *
     * @param port on loopback, 0 for any free one
     * @param data directory of the embedded store and of the keys
     * @param mongodbUri a server to use instead of the embedded store; null or blank for none
     * @param durability when the embedded store answers a write
     * @param virtualClock whether time stands until it is moved
     * @param clockStart where a virtual clock begins that was not kept; null for now
     */
    public record Options(
            int port,
            Path data,
            @Nullable String mongodbUri,
            Durability durability,
            boolean virtualClock,
            @Nullable Instant clockStart) {

        public Options(int port, Path data, @Nullable String mongodbUri, Durability durability) {
            this(port, data, mongodbUri, durability, false, null);
        }

        public Options(int port, Path data, @Nullable String mongodbUri) {
            this(port, data, mongodbUri, Durability.DISK);
        }
    }

    /** Starts it and returns once it answers; whatever keeps it from starting is thrown. */
    public static Server start(Options options) {
        return start(options, context -> {});
    }

    /** As {@link #start(Options)}, with something done to the context before it is filled. */
    public static Server start(Options options, ApplicationContextInitializer<GenericApplicationContext> before) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.port", options.port());
        properties.put(
                "pondkeeper.data", options.data().toAbsolutePath().normalize().toString());
        properties.put("pondkeeper.embedded-durability", options.durability().name());
        properties.put("pondkeeper.clock", options.virtualClock() ? "virtual" : "real");
        Instant clockStart = options.clockStart();
        if (clockStart != null) properties.put("pondkeeper.clock-start", clockStart.toString());
        String uri = options.mongodbUri();
        if (uri != null && !uri.isBlank()) properties.put("pondkeeper.mongodb-uri", uri);
        SpringApplication application = new SpringApplication(Application.class);
        application.setDefaultProperties(properties);
        application.addInitializers(before);
        return new Server(application.run());
    }

    /** Where it answers. */
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public int port() {
        return Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    List<String> beanNames() {
        return List.of(context.getBeanDefinitionNames());
    }

    void awaitStop() throws InterruptedException {
        stopped.await();
    }

    @Override
    public void close() {
        context.close();
    }
}
