package dev.pondkeeper.command.distributor;

import dev.pondkeeper.kernel.distributor.WalletBalances;
import dev.pondkeeper.kernel.distributor.WalletEvent;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** One wallet for each currency in which commission was earned. */
class Wallets {

    private final Map<String, WalletBalances> byCurrency = new HashMap<>();

    WalletBalances in(String currency) {
        return byCurrency.getOrDefault(currency, WalletBalances.empty(currency));
    }

    @EventSourcingHandler
    void on(WalletEvent event) {
        byCurrency.put(event.wallet().currency(), event.wallet());
    }
}
