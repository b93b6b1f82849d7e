import { type ThemeConfig, theme } from 'antd';
import { accent, attention, danger, type Shade } from '@/shared/colors';

/** Ant Design in the product's clothes: evergreen accent, neutral greys, 8-px grid, dense rows of 32 px. */
export function antTheme(shade: Shade): ThemeConfig {
  const light = shade === 'light';
  return {
    algorithm: light ? theme.defaultAlgorithm : theme.darkAlgorithm,
    token: {
      colorPrimary: accent[shade],
      colorSuccess: accent[shade],
      colorInfo: accent[shade],
      colorLink: accent[shade],
      colorWarning: attention[shade],
      colorError: danger[shade],
      colorBgBase: light ? '#ffffff' : '#161616',
      colorBgContainer: light ? '#ffffff' : '#1a1f1c',
      colorBgElevated: light ? '#ffffff' : '#1d2320',
      colorBorder: light ? '#c9d1cd' : '#3d4742',
      colorBorderSecondary: light ? '#e1e6e3' : '#2a312d',
      colorBgLayout: light ? '#f5f7f6' : '#101312',
      colorTextBase: light ? '#1c2421' : '#e6ebe8',
      colorTextSecondary: light ? '#55605b' : '#a3ada8',
      colorTextTertiary: light ? '#66716c' : '#929c97',
      colorTextDescription: light ? '#66716c' : '#929c97',
      colorTextPlaceholder: light ? '#6b7671' : '#8b9590',
      colorTextDisabled: light ? '#8b9590' : '#6b7671',
      colorTextLightSolid: light ? '#ffffff' : '#0d1310',
      borderRadius: 6,
      controlHeight: 32,
      fontSize: 14,
      fontFamily:
        "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
      wireframe: false,
    },
    components: {
      Tooltip: { colorTextLightSolid: '#ffffff' },
      Table: { cellPaddingBlockSM: 5, cellPaddingInlineSM: 8 },
      Form: { itemMarginBottom: 16 },
    },
  };
}
