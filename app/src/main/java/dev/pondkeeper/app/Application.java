package dev.pondkeeper.app;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/** All rooms together. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan({"dev.pondkeeper.app", "dev.pondkeeper.command", "dev.pondkeeper.saga", "dev.pondkeeper.query"})
class Application {}
