package dev.perennial.engine.orders;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.perennial.engine.orders.OrderFiles.file;
import static dev.perennial.engine.orders.OrderFiles.lines;
import static dev.perennial.engine.orders.OrderFiles.settings;
import static org.assertj.core.api.Assertions.assertThat;

class OrderReaderTest {

    @TempDir
    Path folder;

    @Test
    void aPlainFileIsReadAsItStands() throws Exception {
        OrderLog log = OrderReader.read(
                file(folder,
                        "customer_id,order_date,amount\n007,2024-01-05,12.50\nB,2024-02-29,3\n007,2024-03-01,-1.5\n"),
                settings());

        assertThat(lines(log)).containsExactly("007 2024-01-05 12.5", "007 2024-03-01 -1.5", "B 2024-02-29 3");
        assertThat(log.summary().rows()).isEqualTo(3);
        assertThat(log.summary().format().encoding()).isEqualTo("UTF-8");
    }

    @Test
    void chineseHeadingsAndEncodingsAreRecognised() throws Exception {
        String text = "会员号;下单时间;实付金额;订单状态\n张三;2024年1月5日;￥1,299.00;已完成\n李四;2024/1/6 10:30;8元;已退款\n";
        for (String charset : new String[]{"UTF-8", "GB18030", "UTF-16"}) {
            OrderLog log = OrderReader.read(file(folder, text, Charset.forName(charset)), settings());

            assertThat(lines(log)).containsExactly("张三 2024-01-05 1299", "李四 2024-01-06 -8");
        }
        assertThat(lines(OrderReader.read(file(folder, "\uFEFF" + text, StandardCharsets.UTF_8), settings())))
                .hasSize(2);
    }
}
