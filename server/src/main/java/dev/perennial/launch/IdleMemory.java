package dev.perennial.launch;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import com.sun.management.OperatingSystemMXBean;

/** Gives memory back to the system once the application has worked and then rests: nothing else would shrink the heap. */
final class IdleMemory {

    private static final long LOOK_SECONDS = 15;
    private static final Duration WORKED = Duration.ofSeconds(2);
    private static final Duration RESTING = Duration.ofMillis(500);

    private final OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long seen;
    private long collected;

    private IdleMemory() {
    }

    /** Begins to watch, until the process ends. */
    static void watch() {
        IdleMemory memory = new IdleMemory();
        ScheduledExecutorService watcher = Executors
                .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("idle-memory").factory());
        var _ = watcher.scheduleWithFixedDelay(memory::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        long now = machine.getProcessCpuTime();
        boolean resting = now - seen < RESTING.toNanos();
        boolean worked = now - collected > WORKED.toNanos();
        if (resting && worked) {
            System.gc();
            collected = machine.getProcessCpuTime();
        }
        seen = machine.getProcessCpuTime();
    }
}
