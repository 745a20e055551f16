package dev.pondkeeper.bench;

import java.util.List;

/** One kind of measurement. */
interface Work {
    List<Cell> measure(Setting setting) throws Exception;
}
