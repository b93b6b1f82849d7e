import { type Shade, seriesColors } from '../colors';

/** ECharts in the product's colours for one appearance. */
export function chartTheme(shade: Shade): object {
  const light = shade === 'light';
  const text = light ? '#55605b' : '#a3ada8';
  const line = light ? '#e1e6e3' : '#2a312d';
  const axis = {
    axisLine: { lineStyle: { color: line } },
    axisTick: { show: false },
    axisLabel: { color: text },
    nameTextStyle: { color: text },
    splitLine: { lineStyle: { color: line } },
  };
  return {
    color: seriesColors.map((color) => color[shade]),
    backgroundColor: 'transparent',
    textStyle: { color: text, fontFamily: getComputedStyle(document.body).fontFamily },
    animationDuration: 200,
    grid: { left: 8, right: 16, top: 24, bottom: 8, containLabel: true },
    legend: { textStyle: { color: text }, icon: 'roundRect', itemWidth: 12, itemHeight: 8 },
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: axis,
    logAxis: axis,
    timeAxis: axis,
    graph: { label: { color: light ? '#1c2421' : '#e6ebe8', textBorderWidth: 0 } },
    sankey: { label: { color: light ? '#1c2421' : '#e6ebe8', textBorderWidth: 0 } },
    tooltip: {
      backgroundColor: light ? '#ffffff' : '#1d2320',
      borderColor: line,
      textStyle: { color: light ? '#1c2421' : '#e6ebe8' },
    },
  };
}
