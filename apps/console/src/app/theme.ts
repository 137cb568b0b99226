import type { ThemeConfig } from 'antd';

/** Colours that keep 4.5 : 1 on white, as WCAG 2.1 AA asks; those of the library do not. */
export const COLOURS = {
  primary: '#0b4a99',
  link: '#0958d9',
  danger: '#b42318',
  warning: '#874d00',
  success: '#1d6b05',
  muted: '#59606b',
  ground: '#f3f5f8',
} as const;

/** Targets of 44 px, so that a thumb finds them. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: COLOURS.primary,
    colorInfo: COLOURS.primary,
    colorLink: COLOURS.link,
    // The library’s lighter one fails while it is pointed at.
    colorLinkHover: COLOURS.primary,
    colorLinkActive: COLOURS.primary,
    colorError: COLOURS.danger,
    colorWarning: COLOURS.warning,
    colorSuccess: COLOURS.success,
    colorTextPlaceholder: '#6b7280',
    colorTextDescription: COLOURS.muted,
    colorTextSecondary: COLOURS.muted,
    colorBgLayout: COLOURS.ground,
    controlHeight: 44,
    borderRadius: 8,
    fontSize: 16,
    fontFamily:
      'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif',
    motion: false,
  },
  components: {
    Form: { itemMarginBottom: 18, verticalLabelPadding: '0 0 6px' },
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
  },
};
