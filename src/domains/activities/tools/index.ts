import { BookLeisureActivityTool } from './book-leisure-activity.tool.js';
import { CancelLeisureBookingTool } from './cancel-leisure-booking.tool.js';
import { CompleteSalesActivityTool } from './complete-sales-activity.tool.js';
import { CreateSalesActivityTool } from './create-sales-activity.tool.js';
import { ListLeisureActivitiesTool } from './list-leisure-activities.tool.js';
import { ListSalesActivitiesTool } from './list-sales-activities.tool.js';

/** Every tool of sales and leisure activities. */
export const ACTIVITY_TOOLS = [
  ListSalesActivitiesTool,
  CreateSalesActivityTool,
  CompleteSalesActivityTool,
  ListLeisureActivitiesTool,
  BookLeisureActivityTool,
  CancelLeisureBookingTool,
] as const;
