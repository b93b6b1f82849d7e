package dev.perennial.platform.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import dev.perennial.platform.access.AccessProblem;
import dev.perennial.platform.kernel.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what would fill memory or disk before an endpoint looks at it: files of nobody, and bodies larger than any that is
 * meant. Files of a known caller are limited by what the endpoint takes.
 */
class BodyLimit extends OncePerRequestFilter {

    private static final int MEGABYTE = 1024 * 1024;
    private static final int MOST = 4 * MEGABYTE;
    private static final int MOST_OF_BATCH = 32 * MEGABYTE;

    private final Problems problems;

    BodyLimit(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int most = request.getRequestURI().endsWith("/batch") ? MOST_OF_BATCH : MOST;
        if (isForm(request)) {
            if (CallerFilter.caller(request).isEmpty()) {
                problems.answer(request, response, new ProblemException(AccessProblem.SIGN_IN_REQUIRED));
                return;
            }
            chain.doFilter(request, response);
        } else if (request.getContentLengthLong() > most) {
            problems.answer(request, response, tooLarge(most));
        } else {
            chain.doFilter(new Limited(request, most), response);
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private static ProblemException tooLarge(int most) {
        return new ProblemException(WebProblem.TOO_LARGE, most / MEGABYTE + " MB");
    }

    /** A request whose body is refused as soon as it is seen to be larger. */
    private static final class Limited extends HttpServletRequestWrapper {

        private final int most;

        Limited(HttpServletRequest request, int most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new CountedStream(super.getInputStream(), most);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            String encoding = getCharacterEncoding();
            return new BufferedReader(new InputStreamReader(getInputStream(),
                    encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding)));
        }
    }

    private static final class CountedStream extends ServletInputStream {

        private final ServletInputStream body;
        private final int most;
        private int read;

        CountedStream(ServletInputStream body, int most) {
            this.body = body;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int one = body.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int some = body.read(bytes, from, length);
            count(Math.max(some, 0));
            return some;
        }

        private void count(int more) {
            read += more;
            if (read > most) {
                throw tooLarge(most);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
