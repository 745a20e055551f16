package dev.pondkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing leaves the process: no usage data, no look for updates, no server elsewhere. */
class SilenceIT {

    @TempDir
    Path data;

    @Test
    void a_started_server_has_no_update_checker_and_calls_nobody() {
        Queue<URI> called = new ConcurrentLinkedQueue<>();
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(new Listening(called));
        try (Server server = Server.start(new Server.Options(0, data, null))) {
            assertThat(server.bean(EventStore.class)).isNotNull();
            assertThat(server.beanNames())
                    .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).contains("updatechecker"))
                    .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).contains("axonserverconnectionmanager"));
            assertThat(called)
                    .filteredOn(uri -> !uri.getHost().equals("127.0.0.1"))
                    .isEmpty();
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    /** Every connection of the JDK's HTTP clients asks it first. */
    private static final class Listening extends ProxySelector {

        private final Queue<URI> called;

        Listening(Queue<URI> called) {
            this.called = called;
        }

        @Override
        public List<Proxy> select(URI uri) {
            called.add(uri);
            return List.of(Proxy.NO_PROXY);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            called.add(uri);
        }
    }
}
